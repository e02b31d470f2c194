"""`yimen work`: run background jobs."""

import click

from yimen.site.commands._acting import open_database


@click.command(short_help="Run background jobs.")
@click.option("--follow", type=int, hidden=True, help="Leave when this process does.")
def cli(*, follow: int | None) -> None:
    """Run background jobs and the periodic tick until told to stop.

    `yimen serve` starts one by itself; start more where there is more to do.

    Example: yimen work
    """
    from yimen.site import lifeline

    if follow is not None:
        lifeline.follow(follow)
    open_database()
    _run()


def _run() -> None:
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    connector = app.connector
    if isinstance(connector, DjangoConnector):
        connector = connector.get_worker_connector()
    with app.replace_connector(connector) as worker:
        # what takes long runs beside what must not wait
        worker.run_worker(concurrency=2, delete_jobs="successful")
