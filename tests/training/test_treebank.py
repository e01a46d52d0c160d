import gzip
from itertools import pairwise
from pathlib import Path

import pytest

from training.treebank import Document, documents

# Of our own: two documents, a contraction, a word of several tokens, entities inside one another, an empty node.
CONLLU = """\
# newdoc id = OWN_news_ferry
# sent_id = 1
# newpar
1	The	the	DET	DT	_	2	det	2:det	Entity=(1-organization-new-cf1-2-coref
2	crew	crew	NOUN	NN	_	4	nsubj	4:nsubj	Entity=1)
3-4	didn't	_	_	_	_	_	_	_	_
3	did	do	AUX	VBD	_	5	aux	5:aux	_
4	n't	not	PART	RB	_	5	advmod	5:advmod	_
5	leave	leave	VERB	VB	_	0	root	0:root	_
5.1	it	it	PRON	PRP	_	_	_	5:obj	_
6	Quilla	Quilla	PROPN	NNP	_	5	obj	5:obj	SpaceAfter=No|Entity=(2-place-new-cf2-1-sgl)
7	.	.	PUNCT	.	_	5	punct	5:punct	_

# sent_id = 2
1	Its	its	PRON	PRP$	_	2	nmod:poss	2:nmod	Entity=(3-person-new-cf1-2-sgl(1-organization-giv-cf1-1-ana)
2	captain	captain	NOUN	NN	_	3	nsubj	3:nsubj	Entity=3)
3	slept	sleep	VERB	VBD	_	0	root	0:root	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	3:punct	_

# newpar
# sent_id = 3
1-3	gonna'a	_	_	_	_	_	_	_	SpaceAfter=No
1	going	go	VERB	VBG	_	0	root	0:root	_
2	to	to	PART	TO	_	1	mark	1:mark	_
3	a	a	DET	DT	_	1	det	1:det	_
4	!	!	PUNCT	.	_	1	punct	1:punct	_

# newdoc id = OWN_news_other
# sent_id = 4
1	Rain	rain	NOUN	NN	_	0	root	0:root	_

"""


def write(folder: Path, text: str) -> Path:
    path = folder / "own.conllu.gz"
    path.write_bytes(gzip.compress(text.encode()))
    return path


@pytest.fixture
def read(tmp_path: Path) -> list[Document]:
    return list(documents(write(tmp_path, CONLLU)))


def forms(document: Document) -> list[str]:
    return [document.text[t.start : t.end] for t in document.tokens]


def test_documents_begin_where_they_are_marked(read: list[Document]) -> None:
    assert [d.id for d in read] == ["OWN_news_ferry", "OWN_news_other"]
    assert forms(read[1]) == ["Rain"]


def test_a_document_has_its_text_as_it_was_printed(read: list[Document]) -> None:
    assert read[0].text == "The crew didn't leave Quilla. Its captain slept.\ngonna'a! "


def test_every_word_has_its_place_in_the_text_and_a_contractions_words_their_share(read: list[Document]) -> None:
    assert forms(read[0])[:7] == ["The", "crew", "did", "n't", "leave", "Quilla", "."]
    assert "".join(forms(read[0])[11:14]) == "gonna'a"
    assert forms(read[0])[14] == "!"


def test_places_are_in_order(read: list[Document]) -> None:
    tokens = read[0].tokens
    assert all(one.end <= other.start for one, other in pairwise(tokens))
    assert all(t.start < t.end for t in tokens)


def test_heads_are_counted_in_the_document(read: list[Document]) -> None:
    tokens = read[0].tokens
    assert [t.head for t in tokens[:7]] == [1, 3, 4, 4, -1, 4, 4]
    assert [t.head for t in tokens[7:11]] == [8, 9, -1, 9]
    assert read[0].sentences == [(0, 7), (7, 11), (11, 15)]


def test_tags_relations_and_the_rest_are_kept(read: list[Document]) -> None:
    its = read[0].tokens[7]
    assert (its.tag, its.form, its.relation, its.misc["full"]) == ("PRON", "PRP$", "nmod", "nmod:poss")
    assert its.misc["Entity"].startswith("(3-person")


def test_a_file_without_documents_is_cut_into_runs_of_sentences(tmp_path: Path) -> None:
    row = "1\tRain\train\tNOUN\tNN\t_\t0\troot\t0:root\t_\n\n"
    found = list(documents(write(tmp_path, row * 65)))
    assert [len(d.sentences) for d in found] == [30, 30, 5]
    assert found[0].text.split() == ["Rain"] * 30


def test_a_file_of_nothing_has_no_documents(tmp_path: Path) -> None:
    assert list(documents(write(tmp_path, "\n\n# newdoc id = a\n\n"))) == []
