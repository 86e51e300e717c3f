# The page in a container: docker build -t skipscope . && docker run --read-only --tmpfs /tmp -p 7860:7860 skipscope
FROM python:3.12-slim-bookworm

# What OpenCV's windows are linked to, though none is opened.
RUN apt-get update \
 && apt-get install -y --no-install-recommends libgl1 libglib2.0-0 \
 && rm -rf /var/lib/apt/lists/*

# The libraries before the page, so that a change of the page does not fetch them again.
WORKDIR /skipscope
COPY requirements.txt ./
RUN pip install --no-cache-dir -r requirements.txt
COPY README.md LICENSE app.py ./
COPY demo demo
COPY segcore segcore
COPY assets assets

# Nobody's user: it owns no file, and writes to the temporary folder alone.
USER 65534
ENV HOME=/tmp TMPDIR=/tmp PYTHONDONTWRITEBYTECODE=1 GRADIO_SERVER_NAME=0.0.0.0 GRADIO_SERVER_PORT=7860
EXPOSE 7860
HEALTHCHECK --start-period=2m CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:7860/health', timeout=5)"]
CMD ["python", "app.py"]
