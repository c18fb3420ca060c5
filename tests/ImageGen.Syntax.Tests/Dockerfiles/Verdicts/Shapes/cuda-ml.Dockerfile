ARG CUDA=13.0.1
ARG UBUNTU=24.04
FROM nvidia/cuda:${CUDA}-cudnn-devel-ubuntu${UBUNTU} AS base
ENV DEBIAN_FRONTEND=noninteractive NVIDIA_VISIBLE_DEVICES=all
ENV LD_LIBRARY_PATH=/usr/local/cuda/lib64:$LD_LIBRARY_PATH
RUN ln -sf /usr/share/zoneinfo/Etc/UTC /etc/localtime
FROM base AS wheels
ARG TORCH_CUDA_ARCH_LIST="8.0 8.6 9.0+PTX"
ENV TORCH_CUDA_ARCH_LIST=${TORCH_CUDA_ARCH_LIST}
ARG MAX_JOBS=8
RUN --mount=type=cache,target=/root/.cache/pip pip wheel --wheel-dir /wheels torch
FROM base
RUN --mount=type=bind,from=wheels,src=/wheels,target=/wheels pip install /wheels/*.whl
LABEL com.example.cuda="${CUDA:-unknown}"
