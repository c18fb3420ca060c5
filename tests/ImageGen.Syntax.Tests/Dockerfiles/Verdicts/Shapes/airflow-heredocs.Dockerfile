# syntax=docker/dockerfile:1.4
ARG PYTHON_BASE_IMAGE="python:3.12-slim-bookworm"
FROM scratch as scripts
COPY <<"EOF" /install_os_dependencies.sh
#!/usr/bin/env bash
set -euo pipefail
if [[ "$#" != 1 ]]; then
    echo "ERROR! There should be 'runtime' or 'dev' parameter passed as argument."
    exit 1
fi
DEV_APT_DEPS="${DEV_APT_DEPS="build-essential git"}"
EOF
COPY <<"EOF" /common.sh
#!/usr/bin/env bash
function common::get_colors() {
    COLOR_BLUE=$'\e[34m'
    export COLOR_BLUE
}
EOF
FROM ${PYTHON_BASE_IMAGE} as airflow-build-image
SHELL ["/bin/bash", "-o", "pipefail", "-o", "errexit", "-o", "nounset", "-o", "nolog", "-c"]
ARG PYTHON_BASE_IMAGE
ENV PYTHON_BASE_IMAGE=${PYTHON_BASE_IMAGE} \
    DEBIAN_FRONTEND=noninteractive LANGUAGE=C.UTF-8 LANG=C.UTF-8
COPY --from=scripts install_os_dependencies.sh /scripts/docker/
RUN bash /scripts/docker/install_os_dependencies.sh dev
ARG AIRFLOW_UID="50000"
ENV AIRFLOW_USER_HOME_DIR=/home/airflow
COPY --chown=${AIRFLOW_UID}:0 ./ ${AIRFLOW_USER_HOME_DIR}/
CMD []
