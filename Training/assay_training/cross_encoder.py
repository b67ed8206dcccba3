"""The cross-encoder: a pretrained encoder with one linear layer over what it made of the claim and of the evidence."""
import torch
from transformers import AutoModel, AutoTokenizer


class CrossEncoder(torch.nn.Module):
    """Reads `[CLS] claim [SEP] evidence [SEP]`; the layer sees the first token and the mean of either segment.

    The encoders were pretrained to mean what the average of their tokens means, not what their first token does, so the
    averages are where a short training finds most. Nothing is dropped out within the encoder: a pair is seen once or twice, so
    there is little to learn by heart, and the random numbers took a fourteenth of the time.
    """

    def __init__(self, base: str, attention: str = "eager"):
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            base, attn_implementation=attention, attention_probs_dropout_prob=0.0, hidden_dropout_prob=0.0,
            add_pooling_layer=False)
        self.typed = self.encoder.config.model_type == "bert"
        self.drop = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(3 * self.encoder.config.hidden_size, 3)

    def forward(self, input_ids, attention_mask, token_type_ids):
        given = {"token_type_ids": token_type_ids} if self.typed else {}
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask, **given).last_hidden_state
        evidence = (token_type_ids * attention_mask).to(states.dtype)
        claim = attention_mask.to(states.dtype) - evidence
        parts = [states[:, 0]] + [(states * part[..., None]).sum(1) / part.sum(1, keepdim=True).clamp(min=1)
                                  for part in (claim, evidence)]
        return self.head(self.drop(torch.cat(parts, -1)))


class PairTokenizer:
    """Pairs in one layout for every encoder: one separator between claim and evidence, and segment numbers."""

    def __init__(self, base: str, max_tokens: int):
        self.inner = AutoTokenizer.from_pretrained(base)
        self.max_tokens = max_tokens
        self.pad = self.inner.pad_token_id

    def __call__(self, claims, evidences):
        """Lists of token ids and segment numbers; the evidence is cut to fit, the claim only when it alone is too long."""
        first, last = self.inner.cls_token_id, self.inner.sep_token_id
        plain = {"add_special_tokens": False, "return_attention_mask": False}
        ids, kinds = [], []
        for a, b in zip(self.inner(claims, **plain)["input_ids"], self.inner(evidences, **plain)["input_ids"]):
            a = a[:self.max_tokens - 4]
            b = b[:self.max_tokens - 3 - len(a)]
            ids.append([first, *a, last, *b, last])
            kinds.append([0] * (len(a) + 2) + [1] * (len(b) + 1))
        return ids, kinds

    def batch(self, ids, kinds):
        """Padded tensors: ids, mask, segment numbers."""
        width = max(map(len, ids))
        return (torch.tensor([x + [self.pad] * (width - len(x)) for x in ids]),
                torch.tensor([[1] * len(x) + [0] * (width - len(x)) for x in ids]),
                torch.tensor([x + [0] * (width - len(x)) for x in kinds]))


def loss(logits, labels, smoothing=0.03):
    """Cross-entropy with smoothing; a pair labelled only "not supported" is judged by refuted and open together."""
    log = torch.log_softmax(logits.float(), -1)
    target = torch.full_like(log, smoothing / 2)
    target.scatter_(1, labels.clamp(max=2)[:, None], 1 - smoothing)
    given = -(target * log).sum(-1)
    binary = -torch.logsumexp(log[:, 1:], -1)
    return torch.where(labels == 3, binary, given).mean()


def distillation_loss(logits, labels, soft, share=0.7):
    """The labels' loss and, by `share`, the cross-entropy with a teacher's probabilities."""
    taught = -(soft * torch.log_softmax(logits.float(), -1)).sum(-1).mean()
    return (1 - share) * loss(logits, labels) + share * taught
