# What Buildroot reads before its packages (BR2_PACKAGE_OVERRIDE_FILE).
include $(dir $(lastword $(MAKEFILE_LIST)))host-tools.mk

# Each package asks several times for the last of all makefiles read so far, which are 3000 in the end: a quarter of the time
# make needs to read them. The answer is the same when only the last is kept.
override pkgdir = $(patsubst %/,%,$(dir $(lastword $(MAKEFILE_LIST))))$(eval MAKEFILE_LIST := $(lastword $(MAKEFILE_LIST)))
