require recipes-kernel/linux/bw-preempt-rt.inc
