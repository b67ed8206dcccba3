#!/usr/bin/env bash
# Re-creates a verifier: builds the mixture, trains in two stages and a third whose weights are averaged with the second's, exports, quantises, calibrates, and writes the folder OUT.
#
#     Training/train.sh VERIFICATION_TRAINING_FILE BASE NAME OUT [FIRST_MINUTES SECOND_MINUTES THIRD_MINUTES]
#     Training/train.sh train.jsonl.gz all-mpnet-base-v2/ assay-verifier-accurate .checkpoints/accurate 55 26 50
#     Training/train.sh train.jsonl.gz all-MiniLM-L6-v2/ assay-verifier-fast .checkpoints/fast 40 20 0
#
# The first stage learns from the mixture, the others from the hand-written records among it. Needs Python 3.11 with
# Training/requirements.txt, and a release build of the program (the facets' weights are fitted on its answers). Checkpoints
# and logs go to Training/.checkpoints.
set -euo pipefail
cd "$(dirname "$0")"
data=$1 base=$2 name=$3 out=$4 first=${5:-55} second=${6:-26} third=${7:-50}
mkdir -p .checkpoints "$out"
python3 -m assay_training.mixture --data "$data" --written written --out .checkpoints/mixture
python3 train.py --mixture .checkpoints/mixture --base "$base" --minutes "$first" --freeze 3 --rate 5e-5 \
  --out ".checkpoints/$name.first.pt" | tee ".checkpoints/$name.log"
python3 train.py --mixture .checkpoints/mixture --written written --base "$base" --init ".checkpoints/$name.first.pt" \
  --minutes "$second" --freeze 3 --rate 3.5e-5 --out ".checkpoints/$name.pt" | tee -a ".checkpoints/$name.log"
if [ "$third" != 0 ]; then
  python3 train.py --mixture .checkpoints/mixture --written written --base "$base" --init ".checkpoints/$name.pt" --others 0.6 \
    --minutes "$third" --freeze 3 --rate 3.2e-5 --out ".checkpoints/$name.third.pt" | tee -a ".checkpoints/$name.log"
  python3 average.py ".checkpoints/$name.pt" ".checkpoints/$name.third.pt" --out ".checkpoints/$name.pt"
fi
python3 export.py --base "$base" --checkpoint ".checkpoints/$name.pt" --name "$name" --version 0.5 --out "$out"
python3 quantize.py --mixture .checkpoints/mixture --base "$base" --model "$out"
python3 evaluate.py --mixture .checkpoints/mixture --base "$base" --model "$out" --write
echo "Put the model in its place, build, then fit the facets on the program's answers:"
echo "  ../Evaluation/verification/run.py .checkpoints/mixture/dev --json answers.jsonl"
echo "  python3 facets.py --answers answers.jsonl --card $out/model.json --write"
