"""`jixiao score` as a user calls it."""

import subprocess
import sys
from pathlib import Path

FORM = Path(__file__).parents[1] / "reports/hubei-project-form.txt"


def score(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "jixiao", "score", *map(str, arguments)]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8")


def test_a_form_whose_weight_of_execution_is_its_own() -> None:
    done = score(FORM)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[2] == (
        "  预算执行率：19.71分（满分20分）。执行率98.56%（全年执行数3362900.00元÷全年预算数3412000.00元），"
        "20×min(执行率, 100%)　自评19.71分"
    )


def test_a_framework_that_does_not_exist() -> None:
    done = score(FORM, "--pack", "mars")
    known = "department-2013、hunan-department-2017、hunan-department-2021、project-2020"
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"jixiao: 没有评分办法 mars，可用：{known}\n"


def test_a_file_without_a_form(tmp_path: Path) -> None:
    path = tmp_path / "短.txt"
    path.write_text("云溪县林业局\n", encoding="utf-8")
    done = score(path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"jixiao: 该报告中没有带分值的绩效指标表，无法评分：{path}\n"
