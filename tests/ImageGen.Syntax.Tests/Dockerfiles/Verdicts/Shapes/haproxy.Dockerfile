FROM alpine:3.22
RUN apk add --no-cache ca-certificates haproxy
# https://www.haproxy.example.org/download/1.8/doc/management.txt
STOPSIGNAL SIGUSR1
USER haproxy
WORKDIR /var/lib/haproxy
CMD ["haproxy", "-f", "/usr/local/etc/haproxy/haproxy.cfg"]
