"""The command line: what is new, what is remembered, and options that go together."""

from __future__ import annotations

import json

import pytest

from summarize import cli
from summarize.cli import main

TEXT = "The dam broke at noon. Two towns flooded. The dam broke at noon.\n"
SUMMARY = "The dam broke at noon. Two towns flooded.\n"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["read.db", "read.db-wal", "link.db"])
def test_a_memory_is_not_written_over(path, tmp_path, capsys, name):
    memory = tmp_path / "read.db"
    assert main([str(path), "--memory", str(memory)]) == 0
    (tmp_path / "link.db").symlink_to(memory)
    before = memory.read_bytes()
    with pytest.raises(SystemExit) as leaving:
        main([str(path), "--memory", str(memory), "-o", str(tmp_path / name)])
    assert leaving.value.code == 2
    assert "--output would write over --memory" in capsys.readouterr().err
    assert memory.read_bytes() == before


def test_an_empty_memory_is_no_memory_and_is_told(path, capsys):
    assert main([str(path), "--memory", ""]) == 2
    assert "must be" in capsys.readouterr().err


def test_what_was_forgotten_is_told(path, tmp_path, capsys):
    memory = ["--memory", str(tmp_path / "read.db")]
    main([str(path), *memory])
    capsys.readouterr()
    assert main([*memory, "--forget-source", str(path)]) == 0
    assert capsys.readouterr() == ("", "summarize: forgot 2 points\n")
    assert main([*memory, "--forget-source", "nobody", "-q"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (["--texts"], "--texts needs --format json"),
        (["--forget-source", "a"], "--forget-source needs --memory"),
        (["--jsonl", "--input-format", "html"], "--jsonl and --input-format exclude each other"),
        (["--force"], "--force and --processes need --each"),
    ],
)
def test_options_that_do_not_go_together(path, capsys, wrong, told):
    with pytest.raises(SystemExit) as leaving:
        main([str(path), *wrong])
    assert leaving.value.code == 2
    assert told in capsys.readouterr().err


def test_what_is_seen_and_remembered_is_left_out(path, tmp_path, capsys):
    news = tmp_path / "news.txt"
    news.write_text("Two towns flooded. Rain fell. 21 people died.", encoding="utf-8")
    assert main([str(news), "--seen", str(path)]) == 0
    assert capsys.readouterr().out == "Rain fell. 21 people died.\n"
    memory = ["--memory", str(tmp_path / "read.db")]
    assert main([str(path), *memory]) == main([str(news), *memory]) == 0
    assert capsys.readouterr().out == f"{SUMMARY}Rain fell. 21 people died.\n"
    assert main([str(news), *memory]) == 0
    assert capsys.readouterr() == ("", "summarize: nothing is new\n")


def test_a_run_whose_page_cannot_be_written_is_not_remembered(path, tmp_path, monkeypatch):
    memory = ["--memory", str(tmp_path / "read.db")]
    with monkeypatch.context() as patched:
        patched.setattr(cli, "write", lambda *_: (_ for _ in ()).throw(BrokenPipeError))
        patched.setattr(cli, "let_go", lambda _: None)
        assert main([str(path), *memory]) == 0
    out = tmp_path / "out"
    assert main([str(path), *memory, "-o", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == SUMMARY


def test_the_texts_are_in_the_json_that_asks_for_them(path, capsys):
    assert main([str(path), "--format", "json", "--texts"]) == 0
    [document] = json.loads(capsys.readouterr().out)["documents"]
    assert document["text"] == TEXT
