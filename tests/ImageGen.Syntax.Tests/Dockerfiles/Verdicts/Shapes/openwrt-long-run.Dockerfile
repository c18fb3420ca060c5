FROM debian:bookworm
RUN apt-get update -qq &&\
    apt-get install -y \
        build-essential \
        curl   \
        file \

        gawk \
        # tools for python
        python3 \
	python3-distutils   \
    && apt-get -y autoremove &&\
    apt-get clean
RUN useradd -c "Build User" -m -d /home/build -s /bin/bash build
USER build
ENV HOME /home/build
WORKDIR /home/build/
ENTRYPOINT [ ]
CMD [ "/bin/bash" ]
