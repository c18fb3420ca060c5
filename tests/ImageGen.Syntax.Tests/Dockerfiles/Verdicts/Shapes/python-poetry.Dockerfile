FROM python:3.13 AS requirements
ARG POETRY_VERSION="2.1.4"
WORKDIR /tmp
RUN pip install "poetry==${POETRY_VERSION}" poetry-plugin-export
COPY ./pyproject.toml ./poetry.lock* /tmp/
RUN poetry export -f requirements.txt --output requirements.txt --without-hashes
FROM python:3.13
COPY --from=requirements /tmp/requirements.txt ./
RUN pip install -r requirements.txt
COPY . .
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 CMD curl --fail http://localhost:8000/health || exit 1
ENTRYPOINT ["python", "-m"]
CMD ["app"]
