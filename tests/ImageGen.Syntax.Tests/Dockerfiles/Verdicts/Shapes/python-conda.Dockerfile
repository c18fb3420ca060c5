FROM condaforge/miniforge3:latest AS build
COPY environment.yml .
RUN mamba env create -f environment.yml && conda-pack -n app -o /tmp/env.tar && \
  mkdir /venv && cd /venv && tar xf /tmp/env.tar && rm /tmp/env.tar
SHELL ["conda", "run", "--no-capture-output", "-n", "app", "/bin/bash", "-c"]
RUN python -c "import numpy"
FROM debian:bookworm AS runtime
COPY --from=build /venv /venv
SHELL ["/bin/bash", "-c"]
ENTRYPOINT source /venv/bin/activate && python -c "import numpy; print('success!')"
