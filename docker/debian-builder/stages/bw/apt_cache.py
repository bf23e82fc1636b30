"""Downloaded .deb files, shared by all builds of a worker."""

CACHE = "/cache/apt"
