FROM perl:5.42-slim
RUN cpanm --notest Carton
WORKDIR /app
COPY cpanfile* ./
RUN carton install --deployment
COPY . .
EXPOSE 3000/tcp
CMD carton exec -- hypnotoad -f app.pl
