#!/usr/bin/env bash
# Re-creates the shipped verifier: trains, exports, calibrates and writes Models/verifier.
#
#     Training/train.sh VERIFICATION_TRAINING_FILE FOLDER_OF_ALL_MINILM_L6_V2 [MINUTES]
#
# Needs Python 3.11 with Training/requirements.txt. Checkpoints and the log go to Training/.checkpoints.
set -euo pipefail
cd "$(dirname "$0")"
data=$1 base=$2 minutes=${3:-56}
mkdir -p .checkpoints
python3 train.py --data "$data" --base "$base" --minutes "$minutes" --out .checkpoints/first.pt |
  tee .checkpoints/first.log
python3 -m assay_training.mixture --data "$data" --out .checkpoints/mixture
python3 train.py --mixture .checkpoints/mixture/train.jsonl --base "$base" --init .checkpoints/first.pt --rate 5e-5 \
  --minutes "$((minutes * 2 / 7))" --out .checkpoints/verifier.pt | tee .checkpoints/second.log
python3 export.py --base "$base" --checkpoint .checkpoints/verifier.pt --out ../Models/verifier --version 0.1
python3 quantize.py --mixture .checkpoints/mixture --base "$base" --model ../Models/verifier
python3 evaluate.py --mixture .checkpoints/mixture --base "$base" --model ../Models/verifier --write
