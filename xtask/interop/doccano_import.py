"""doccano's own import, without its server: into a database that lasts as long as the program, and a project that
allows overlapping spans."""

import logging
import os
import sys
import tempfile

import backend

sys.path.insert(0, list(backend.__path__)[0])
WORK = tempfile.TemporaryDirectory()
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.production"
os.environ["DATABASE_URL"] = f"sqlite:///{WORK.name}/doccano.sqlite3"
os.environ["STANDALONE"] = "True"
os.environ["SECRET_KEY"] = "none"
logging.disable(logging.CRITICAL)

import django

django.setup()

from django.contrib.auth import get_user_model
from django.core.management import call_command

call_command("migrate", verbosity=0, interactive=False)

from data_import.datasets import load_dataset
from data_import.pipeline.catalog import JSONL, RELATION_EXTRACTION
from data_import.pipeline.readers import FileName
from projects.models import ProjectType, SequenceLabelingProject


def imported(path, is_linked):
    """Imports a file of examples as doccano's page does."""
    user = get_user_model().objects.create(username="importer")
    project = SequenceLabelingProject.objects.create(
        name="imported",
        description="",
        project_type=ProjectType.SEQUENCE_LABELING,
        allow_overlapping=True,
        use_relation=is_linked,
        created_by=user,
    )
    name = FileName(full_path=path, generated_name="export.jsonl", upload_name="export.jsonl")
    task = RELATION_EXTRACTION if is_linked else ProjectType.SEQUENCE_LABELING
    dataset = load_dataset(task, JSONL, [name], project, encoding="utf_8")
    dataset.save(user)
    if dataset.errors:
        sys.exit(str(dataset.errors[0].dict()))
