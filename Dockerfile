# Nunchi in a container: docker build -t nunchi . && docker run --rm -v "$PWD:/data" nunchi read /data/clip.wav
# Debian's FFmpeg is a GPL build, so the image as a whole is under the GPL: see NOTICE.

FROM swift:6.3-bookworm AS build
WORKDIR /src
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
COPY scripts/setup scripts/runtimes scripts/
RUN scripts/setup
COPY . .
RUN make install PREFIX=/opt/nunchi

FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libavformat59 libavcodec59 libavutil57 libswresample4 libsoxr0 libsqlite3-0 \
       librsvg2-2 fonts-nanum \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/nunchi /usr/local
COPY --from=build /usr/local/lib/nunchi /usr/local/lib/nunchi
RUN useradd --create-home nunchi
USER nunchi
WORKDIR /home/nunchi
ENTRYPOINT ["nunchi"]
CMD ["--help"]
