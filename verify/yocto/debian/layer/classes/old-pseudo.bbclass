# Debian's pseudo, of 2022, loses a child that today's Python starts by vfork: that child would run with the rights it really
# has. With a function to call before the child's program, Python forks.
python () {
    import subprocess

    if not hasattr(subprocess.Popen, "plain_init"):
        subprocess.Popen.plain_init = subprocess.Popen.__init__

        def forked(self, *arguments, **options):
            if options.get("preexec_fn") is None:
                options["preexec_fn"] = lambda: None
            self.plain_init(*arguments, **options)

        subprocess.Popen.__init__ = forked
}
