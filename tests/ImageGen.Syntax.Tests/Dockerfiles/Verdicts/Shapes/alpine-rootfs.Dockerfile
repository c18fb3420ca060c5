FROM scratch
ADD alpine-minirootfs-3.22.1-x86_64.tar.gz /
CMD ["/bin/sh"]
