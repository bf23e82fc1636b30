# What recipes know of vulnerabilities: openembedded-core's vex, which needs no database. Only recipes whose packages can be on a
# device have the task; the others, three of four, would start a process each for a file nobody reads.

inherit vex

python () {
    if any(bb.data.inherits_class(name, d) for name in ("native", "cross", "crosssdk", "nativesdk", "cross-canadian")):
        bb.build.deltask("do_generate_vex", d)
}

# How versions of this recipe are to be compared is all a check lacks in upstream's file.
python bw_vex_version_suffix () {
    import json
    import os

    path, suffix = d.getVar("CVE_CHECK_RECIPE_FILE_JSON"), d.getVar("CVE_VERSION_SUFFIX")
    if not suffix or not os.path.exists(path):
        return
    with open(path, encoding="utf-8") as file:
        said = json.load(file)
    for package in said["package"]:
        package["versionSuffix"] = suffix
    with open(path, "w", encoding="utf-8") as file:
        json.dump(said, file, indent=2)
}
do_generate_vex[postfuncs] += "bw_vex_version_suffix"
