#!/bin/sh
# Debian's aarch64 cross compiler in the layout Buildroot accepts of an external toolchain: a sysroot with lib and usr/lib,
# found from the compiler, and no --with-sysroot=/ in what it says of itself. Nothing is compiled.
# Usage: lay-out-toolchain.sh DEBS_DIR TARGET_DIR
set -eu
debs=$1 top=$2
triplet=aarch64-linux-gnu
rm -rf "$top"
mkdir -p "$top/bin"
for deb in "$debs"/*.deb; do dpkg-deb -x "$deb" "$top"; done
cd "$top"
sysroot=$top/sysroot own=usr/$triplet gcc=usr/lib/gcc-cross/$triplet/14
mkdir -p "$sysroot/lib" "$sysroot/usr/lib"
mv "$own/include" "$sysroot/usr/include"
mkdir -p "$own/include"
mv "$sysroot/usr/include/c++" "$own/include/"
for file in "$own"/lib/*; do
  case ${file##*/} in
    ld-* | *.so.*) mv "$file" "$sysroot/lib/" ;;
    *) mv "$file" "$sysroot/usr/lib/" ;;
  esac
done
rmdir "$own/lib"

cd "$sysroot/usr/lib"
for library in *.so; do
  if [ -L "$library" ]; then
    ln -sf "../../lib/$(basename "$(readlink "$library")")" "$library"
  elif ! file -b "$library" | grep -q ELF; then
    sed -i "s#/usr/$triplet/lib/##g" "$library"
  fi
done
# A linker script too, on glibc with vector functions.
if file -b libm.a | grep -q ASCII; then sed -i "s#/usr/$triplet/lib/##g" libm.a; fi

cd "$top/$gcc"
mv -f libstdc++*.a libsupc++.a libatomic.a libgomp.a "$sysroot/usr/lib/"
for library in stdc++:6 gomp:1 atomic:1; do
  name=lib${library%:*}.so
  rm -f "$name"
  ln -sf "../../lib/$name.${library#*:}" "$sysroot/usr/lib/$name"
done
rm -f lib*san* libitm*

cd "$top"
rm -rf usr/share usr/include
rm -f usr/bin/*lto-dump* usr/bin/*gcov*
for program in usr/bin/$triplet-*; do
  name=$(basename "$program")
  name=${name%-14}
  case $name in
    *-gcc | *-g++ | *-cpp)
      # Buildroot refuses a compiler that says --with-sysroot=/.
      cat > "bin/$name" <<WRAPPER
#!/bin/sh
here=\$(dirname "\$(readlink -f "\$0")")
case "\$*" in -v) "\$here/../$program" -v 2>&1 | sed "s# --with-sysroot=/ # #" >&2; exit ;; esac
exec "\$here/../$program" "--sysroot=\$here/../sysroot" "\$@"
WRAPPER
      chmod 755 "bin/$name"
      ;;
    *) ln -sf "../$program" "bin/$name" ;;
  esac
done
# Debian's programs look for their libraries in the system; here they lie beside them.
libraries=$top/usr/lib/x86_64-linux-gnu
find usr -type f -perm /111 ! -path 'usr/lib/x86_64-linux-gnu/*' | while read -r program; do
  file -b "$program" | grep -q 'ELF.*x86-64.*dynamically' || continue
  patchelf --set-rpath "\$ORIGIN/$(realpath --relative-to="$(dirname "$program")" "$libraries")" "$program"
done
for library in "$libraries"/*.so*; do [ -L "$library" ] || patchelf --set-rpath "\$ORIGIN" "$library"; done
