ARG VERSION
FROM alpine:3.22 AS tools
FROM alpine:${VERSION:?say which version of alpine}
RUN true
