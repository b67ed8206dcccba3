"""The cross-encoder: a MiniLM encoder with one linear layer over its first token."""
import torch
from transformers import AutoModel


class CrossEncoder(torch.nn.Module):
    def __init__(self, base: str, attention: str = "sdpa"):
        super().__init__()
        self.bert = AutoModel.from_pretrained(base, attn_implementation=attention, attention_probs_dropout_prob=0.0)
        self.drop = torch.nn.Dropout(0.1)
        self.head = torch.nn.Linear(self.bert.config.hidden_size, 3)

    def forward(self, input_ids, attention_mask, token_type_ids):
        states = self.bert(input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids)
        return self.head(self.drop(states.last_hidden_state[:, 0]))


def loss(logits, labels, smoothing=0.03):
    """Cross-entropy with smoothing; a pair labelled only "not supported" is judged by refuted and open together."""
    log = torch.log_softmax(logits.float(), -1)
    target = torch.full_like(log, smoothing / 2)
    target.scatter_(1, labels.clamp(max=2)[:, None], 1 - smoothing)
    given = -(target * log).sum(-1)
    binary = -torch.logsumexp(log[:, 1:], -1)
    return torch.where(labels == 3, binary, given).mean()
