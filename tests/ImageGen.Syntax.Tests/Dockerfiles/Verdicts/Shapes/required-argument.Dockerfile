ARG BASE=alpine
FROM ${BASE:?name the base image}
ARG CHANNEL=stable
ENV CHANNEL=${CHANNEL:?say which channel}
