FROM gitpod/workspace-full:2026-01-01
USER gitpod
RUN sudo apt-get update && \
    sudo apt-get install -yq \
        redis-server && \
    sudo rm -rf /var/lib/apt/lists/*
RUN bash -c ". .nvm/nvm.sh && nvm install 24 && nvm use 24 && nvm alias default 24"
RUN echo "nvm use default &>/dev/null" >> ~/.bashrc.d/51-nvm-fix
