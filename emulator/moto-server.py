"""moto's server on a free port of the loopback interface, until standard input ends.

Standard input is a pipe from whoever started this. It ends with that process, whatever way the process ended, so
no server is ever left behind. The first line of standard output is a JSON object: port, moto's version, and where
botocore keeps the models of AWS's services.
"""

import json
import os
import sys
import threading
import traceback


def end_with_parent():
    sys.stdin.buffer.read()
    os._exit(0)


# Before moto is loaded, which takes seconds in which the parent may end.
threading.Thread(target=end_with_parent, daemon=True).start()

# AWS managed policies, such as the one that CodeDeploy's role for Lambda attaches.
os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"

import botocore  # noqa: E402
import moto  # noqa: E402
from moto.s3.models import FakeDeleteMarker  # noqa: E402
from moto.server import DomainDispatcherApplication, create_backend_app  # noqa: E402
from werkzeug.serving import WSGIRequestHandler, make_server  # noqa: E402

# moto can't delete a delete marker once a bucket's versioning is suspended (500), as it is while Terraform destroys
# a bucket with what is in it.
if not hasattr(FakeDeleteMarker, "dispose"):
    FakeDeleteMarker.dispose = lambda _self: None


class QuietHandler(WSGIRequestHandler):
    # So that a reply of unknown length comes in chunks. werkzeug closes every connection after its reply all the same.
    protocol_version = "HTTP/1.1"

    def log_request(self, *_args, **_kwargs):
        pass


def create_app(service):
    if service is None:
        raise NotImplementedError("moto has no such service")
    return create_backend_app(service)


def one_at_a_time(app):
    """moto keeps everything in plain dictionaries: two calls at once, and one walks through what the other changes."""
    lock = threading.Lock()

    def answer(environ, start_response):
        with lock:
            return app(environ, start_response)

    return answer


def saying_failures(app):
    """What moto raises becomes a reply: a header with its class, and the last line of the traceback."""

    def answer(environ, start_response):
        try:
            return app(environ, start_response)
        except Exception as error:
            words = "".join(traceback.format_exception_only(type(error), error)).strip()
            start_response("500 Internal Server Error", [("x-moto-failure", type(error).__name__)])
            return [words.encode()]

    return answer


def main():
    app = saying_failures(one_at_a_time(DomainDispatcherApplication(create_app)))
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=QuietHandler)
    models = os.path.join(os.path.dirname(botocore.__file__), "data")
    print(json.dumps({"port": server.server_port, "version": moto.__version__, "models": models}), flush=True)
    server.serve_forever()


main()
