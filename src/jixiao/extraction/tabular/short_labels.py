"""Row labels too short to mean something alone: 人员, 公用类, 项目经费 below 基本支出 or beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jixiao.extraction.grid import GridCell, plain, read_label
from jixiao.extraction.heads import Head
from jixiao.extraction.tabular.rows import Row
from jixiao.taxonomy.lexicon import Lexicon, Sense

# kinds of spending that a table of nothing but short labels makes up together
_KINDS = frozenset({"basic", "personnel", "public", "project_total"})
_SEVERAL = 2


@dataclass(slots=True)
class Shorts:
    """Reads the short labels of one table by the rows above them and by each other."""

    lexicon: Lexicon
    rows: Sequence[Sequence[GridCell]]
    _above: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        labels = (plain(row[0].text) for row in self.rows if row)
        beside = {key for label in labels for key in self._kinds(read_label(label, self.lexicon), label)} & _KINDS
        self._above = beside if len(beside) >= _SEVERAL else set()

    def take(self, label: Row) -> None:
        """Give a short label the topic that the labels around it are about, too."""
        head, topics = label.head, self.lexicon.topics
        beside = self._above - {label.head.topic}
        for key in self._kinds(head, label.plain):
            if label.part and key in self._seen:
                # 其中：办公经费 below 公用经费 is a part of it
                head.shorts = ()
                return
            if (beside - {key}) & set(topics[key].within):
                head.topic = key
        if head.topic:
            self._above.add(head.topic)
            self._seen.add(head.topic)

    def _kinds(self, head: Head, label: str) -> Iterator[str]:
        """Yield the topics that a label of one short word may have."""
        if len(head.labels) == 1 and head.labels[0].text == label and not head.topic:
            yield from (key for sense, key in head.shorts if sense is Sense.TOPIC)
