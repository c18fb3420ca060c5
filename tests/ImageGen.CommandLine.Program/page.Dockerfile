FROM scratch AS files
# The version that the image says it is.
ARG VERSION=dev
ARG TARGET=none
LABEL org.opencontainers.image.version="${VERSION}" target="${TARGET}"
COPY site/ /site/

FROM files AS page
EXPOSE 80
