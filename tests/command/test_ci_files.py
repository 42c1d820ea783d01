"""What CI systems read: the action of GitHub, the template of GitLab, the hook of pre-commit, each run as they run it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from .test_changed import BAD, FINE, TITLE, commit, git

BIN = Path(sys.executable).parent
INPUT = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
HOSTILE = 'a"; echo PWNED >pwned; $(touch pwned) `touch pwned`'

pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="SKIPPED: bash is not there")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository whose branch adds one file with an error to a file with an old one; ``origin/main`` is where it began."""
    folder = tmp_path / "du an"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    (folder / "rasoat.toml").touch()
    (folder / "cũ.txt").write_text(TITLE + BAD, encoding="utf-8")
    commit(folder)
    git(folder, "update-ref", "refs/remotes/origin/main", "HEAD")
    (folder / "bài mới.txt").write_text(f"{TITLE}{BAD}\nTrẻ em , người già đến trước.\n", encoding="utf-8")
    commit(folder)
    return folder


def program(folder: Path, root: Path) -> Path:
    """A folder in the shape that the action installs into, whose rasoat is the one under test."""
    made = folder / ".venv" / "bin"
    made.mkdir(parents=True, exist_ok=True)
    script = made / "rasoat"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{root}" exec "{sys.executable}" -m rasoat "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return folder


def run_shell(command: list[str], script: str, cwd: Path, env: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "GITHUB_", "CI"))}
    return subprocess.run(
        [*command, script], cwd=cwd, env={**clean, **env}, capture_output=True, text=True, timeout=120, check=False
    )


# -- GitHub


def steps(root: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    action = yaml.safe_load((root / "action.yml").read_text(encoding="utf-8"))
    return action, action["runs"]["steps"]


class Ran:
    """The check step of the action, run as a runner does (``bash --noprofile --norc -eo pipefail``)."""

    def __init__(self, root: Path, project: Path, *, env: Mapping[str, str] | None = None, **given: str) -> None:
        action, (_install, check) = steps(root)
        inputs = {name: str(declared["default"]) for name, declared in action["inputs"].items()}
        unknown = {name.replace("_", "-") for name in given} - inputs.keys()
        assert not unknown
        inputs |= {name.replace("_", "-"): value for name, value in given.items()}
        temporary = project.parent / "runner"
        temporary.mkdir()
        files = {name: temporary / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        own = {name: INPUT.sub(lambda match: inputs[match[1]], value) for name, value in check["env"].items()}
        environment = {
            **own,
            **{name: str(path) for name, path in files.items()},
            "RUNNER_TEMP": str(temporary),
            "GITHUB_WORKSPACE": str(project),
            "GITHUB_ACTION_PATH": str(program(temporary / "action", root)),
            **(env or {}),
        }
        script = temporary / "step.sh"
        script.write_text(check["run"], encoding="utf-8")
        folder = project / INPUT.sub(lambda match: inputs[match[1]], check["working-directory"])
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail"]
        self.done = run_shell(command, str(script), folder, environment)
        self.log = self.done.stdout + self.done.stderr
        lines = files["GITHUB_OUTPUT"].read_text(encoding="utf-8").splitlines()
        self.outputs = dict(line.split("=", 1) for line in lines)
        self.summary = files["GITHUB_STEP_SUMMARY"].read_text(encoding="utf-8")


def test_action_annotates_and_fails(root: Path, project: Path) -> None:
    ran = Ran(root, project, sarif="ra/rasoat.sarif")
    assert ran.done.returncode == 1, ran.log
    assert ran.log.count("::error file=") == 2
    assert ran.outputs["exit-code"] == "1"
    assert ran.outputs["sarif"] == "ra/rasoat.sarif"
    assert ran.outputs["summary"] == ran.summary.strip()
    assert ran.summary.startswith("Tìm thấy 3 chỗ")
    results = json.loads((project / "ra" / "rasoat.sarif").read_bytes())["runs"][0]["results"]
    assert len(results) == 3


def test_action_checks_what_a_pull_request_changed(root: Path, project: Path) -> None:
    ran = Ran(root, project, since="auto", format="concise", env={"GITHUB_BASE_REF": "main"})
    assert ran.done.returncode == 1, ran.log
    assert "bài mới.txt:3:" in ran.log
    assert "cũ.txt" not in ran.log


def test_action_on_a_push_checks_all_of_it(root: Path, project: Path) -> None:
    assert "cũ.txt" in Ran(root, project, since="auto", format="concise", env={"GITHUB_BASE_REF": ""}).log


def test_action_passes_on_every_option(root: Path, project: Path) -> None:
    ran = Ran(
        root,
        project,
        since="origin/main",
        changed_lines="true",
        fail_on="new:error",
        format="concise",
        options="--ignore\nSP\n",
        paths="bài mới.txt\ncũ.txt\n",
    )
    assert ran.done.returncode == 0, ran.log
    assert "TY007" in ran.log
    assert ran.outputs["exit-code"] == "0"


def test_action_tells_wrong_use_and_a_baseline_that_is_not_there(root: Path, project: Path) -> None:
    ran = Ran(root, project, baseline="khong-co.json")
    assert (ran.done.returncode, ran.outputs["exit-code"]) == (2, "2")
    assert "rasoat baseline write" in ran.log


@pytest.mark.parametrize(
    "name", ["paths", "fail-on", "baseline", "since", "format", "sarif", "options", "changed-lines"]
)
def test_no_input_is_run_by_the_shell(root: Path, project: Path, name: str) -> None:
    ran = Ran(root, project, **{name.replace("-", "_"): HOSTILE})
    assert not list(project.parent.rglob("pwned")), ran.log


def test_no_step_of_the_action_holds_an_expression_in_its_script(root: Path) -> None:
    assert not [step for step in steps(root)[1] if "${{" in step["run"]]


def test_action_installs_from_its_own_checkout(root: Path) -> None:
    assert "$GITHUB_ACTION_PATH/requirements/install.sh" in steps(root)[1][0]["run"]
    assert os.access(root / "requirements" / "install.sh", os.X_OK)


# -- GitLab


def run_gitlab(root: Path, project: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    job = yaml.safe_load((root / "templates" / "rasoat.gitlab-ci.yml").read_text(encoding="utf-8"))["rasoat"]
    place = program(project.parent / "cai", root) / ".venv" / "bin"
    env = {**job["variables"], **variables, "PATH": f"{place}:{os.environ['PATH']}"}
    return run_shell(["sh", "-ec"], "\n".join(job["script"]), project, env)


def test_gitlab_job_checks_what_a_merge_request_changed(root: Path, project: Path) -> None:
    base = git(project, "rev-parse", "origin/main").strip()
    done = run_gitlab(root, project, CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == 1, done.stderr
    quality = json.loads((project / "gl-code-quality-report.json").read_bytes())
    assert {item["location"]["path"] for item in quality} == {"bài mới.txt"}
    assert "<testsuite" in (project / "rasoat-junit.xml").read_text(encoding="utf-8")


def test_gitlab_job_on_the_main_branch_with_a_baseline(root: Path, project: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-m", "rasoat", "baseline", "write", "-q"], cwd=project, env=env, check=True)
    done = run_gitlab(
        root, project, RASOAT_BASELINE=".rasoat-baseline.json", RASOAT_PATHS="bài*.txt cũ.txt", RASOAT_FAIL_ON="new"
    )
    assert done.returncode == 2, "a pattern is a name: nothing is expanded"
    done = run_gitlab(root, project, RASOAT_BASELINE=".rasoat-baseline.json", RASOAT_FAIL_ON="new")
    assert done.returncode == 0, done.stdout + done.stderr
    assert json.loads((project / "gl-code-quality-report.json").read_bytes()) == []


# -- pre-commit


def test_hook_runs_on_what_is_committed(root: Path, project: Path, tmp_path: Path) -> None:
    """With this environment's rasoat (``language: system``): the real one is built by pip, which needs a network."""
    (hook,) = yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    entry = hook["entry"].replace("rasoat ", f"{program(tmp_path / 'cai', root)}/.venv/bin/rasoat ", 1)
    local = {**hook, "language": "system", "entry": entry}
    (project / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": [local]}]}))
    env = {"PRE_COMMIT_HOME": str(tmp_path / "pre-commit"), "PRE_COMMIT_COLOR": "never"}
    commit(project)
    (project / "Bài Ba.MD").write_text(f"# {TITLE}{FINE}", encoding="utf-8")
    (project / "mã.py").write_text("# bổ xung\n", encoding="utf-8")
    git(project, "add", "-A")
    pre_commit = str(BIN / "pre-commit")
    done = run_shell(["sh", "-ec"], f"'{pre_commit}' run --verbose", project, env)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "đã đọc 1 trên 1 trang" in done.stdout
    (project / "Bài Ba.MD").write_text(f"# {TITLE}{BAD}", encoding="utf-8")
    git(project, "add", "-A")
    done = run_shell(["sh", "-ec"], f"'{pre_commit}' run", project, env)
    assert done.returncode == 1
    assert "SP002" in done.stdout


# -- what is written about them


def readme_blocks(root: Path, language: str) -> list[str]:
    found = []
    for name in ("README.md", "README.vi.md"):
        found += re.findall(
            rf"^```{language}\n(.*?)^```", (root / name).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
        )
    return found


def valid(schema: str, path: Path) -> None:
    """By the schemas that lie in the package: nothing is fetched."""
    done = subprocess.run(
        [BIN / "check-jsonschema", "--builtin-schema", schema, path], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_files_are_what_their_systems_accept(root: Path) -> None:
    valid("vendor.github-actions", root / "action.yml")
    valid("vendor.gitlab-ci", root / "templates" / "rasoat.gitlab-ci.yml")
    manifest = [BIN / "pre-commit", "validate-manifest", root / ".pre-commit-hooks.yaml"]
    assert subprocess.run(manifest, capture_output=True, check=False).returncode == 0


def test_examples_of_the_readme_are_accepted_and_name_inputs_that_are_there(root: Path, tmp_path: Path) -> None:
    blocks = readme_blocks(root, "yaml")
    kinds = set()
    for number, block in enumerate(blocks):
        path = tmp_path / f"{number}.yml"
        path.write_text(block, encoding="utf-8")
        document = yaml.safe_load(block)
        if "jobs" in document:
            kinds.add("github")
            valid("vendor.github-workflows", path)
            for job in document["jobs"].values():
                for step in job["steps"]:
                    if "/rasoat@" in step.get("uses", ""):
                        assert step.get("with", {}).keys() <= steps(root)[0]["inputs"].keys()
        elif "repos" in document:
            kinds.add("pre-commit")
            assert (
                subprocess.run(
                    [BIN / "pre-commit", "validate-config", path], capture_output=True, check=False
                ).returncode
                == 0
            )
        else:
            kinds.add("gitlab")
            valid("vendor.gitlab-ci", path)
    assert kinds == {"github", "gitlab", "pre-commit"}
