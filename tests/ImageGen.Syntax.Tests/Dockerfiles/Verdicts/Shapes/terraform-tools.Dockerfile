FROM hashicorp/terraform:1.13 AS terraform
FROM amazon/aws-cli:2.30.0
RUN yum install -y git jq && yum clean all
COPY --from=terraform /bin/terraform /usr/local/bin/
ARG USER_ID=1000
ARG GROUP_ID=$USER_ID
RUN groupadd -g ${GROUP_ID} ci && useradd -u ${USER_ID} -g ci ci
USER ci
WORKDIR /work
ENTRYPOINT ["/bin/bash", "-euo", "pipefail", "-c"]
