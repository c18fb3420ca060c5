ARG BUILD_FROM
FROM ${BUILD_FROM:-alpine:3.22}
ENV \
    S6_SERVICES_GRACETIME=240000 \
    UV_SYSTEM_PYTHON=true \
    UV_NO_CACHE=true
ARG QEMU_CPU
WORKDIR /usr/src
COPY rootfs /
COPY --from=ghcr.io/alexxit/go2rtc@sha256:baef0aa19d759fcfd31607b34ce8eaf039d496282bba57731e6ae326896d7640 /usr/local/bin/go2rtc /bin/go2rtc
RUN pip3 install uv==0.8.9 \
    && if ls homeassistant/home_assistant_*.whl 1> /dev/null 2>&1; then uv pip install homeassistant/home_assistant_*.whl; fi
COPY . homeassistant/
WORKDIR /config
