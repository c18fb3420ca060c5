ARG ARCH="amd64"
ARG OS="linux"
FROM quay.io/prometheus/busybox-${OS}-${ARCH}:latest
LABEL maintainer="The Authors <developers@example.org>"
LABEL org.opencontainers.image.source="https://example.org/monitor"
ARG ARCH="amd64"
ARG OS="linux"
COPY .build/${OS}-${ARCH}/monitor        /bin/monitor
COPY documentation/examples/monitor.yml  /etc/monitor/monitor.yml
WORKDIR /monitor
RUN chown -R nobody:nobody /etc/monitor /monitor
USER       nobody
EXPOSE     9090
VOLUME     [ "/monitor" ]
ENTRYPOINT [ "/bin/monitor" ]
CMD        [ "--config.file=/etc/monitor/monitor.yml", \
             "--storage.tsdb.path=/monitor" ]
