ARG BASE
FROM ${BASE:-registry.k8s.io/build-image/distroless-iptables:v0.8.2}
ARG ARCH
ADD bin/pause-linux-${ARCH:-amd64} /pause
USER 65535:65535
ENTRYPOINT ["/pause"]
