"""An S3 server for the tests: OpenStack Swift and its S3 API, from Debian's python3-swift, in one process.

    s3-server.py DIRECTORY

Keeps everything below DIRECTORY, one copy of it, and listens on free ports of 127.0.0.1. Writes `ready PORT` when it
answers. The key is test:tester, its secret testing.
"""
import os
import sys

import eventlet
from eventlet import wsgi

eventlet.patcher.monkey_patch(all=False, socket=True, select=True, thread=True)

from swift.common import storage_policy, utils  # noqa: E402
from swift.common.http_protocol import SwiftHttpProtocol  # noqa: E402
from swift.common.ring import RingBuilder  # noqa: E402
from swift.common.wsgi import loadapp  # noqa: E402

BACK_ENDS = ["account", "container", "object"]

SWIFT_CONF = """[swift-hash]
swift_hash_path_suffix = tests

[storage-policy:0]
name = one
default = yes
"""

# Nothing listens on port 1: Swift does without a cache then, which its own sign-in insists on being configured.
PROXY_CONF = """[DEFAULT]
swift_dir = {etc}
log_level = ERROR

[pipeline:main]
pipeline = catch_errors gatekeeper cache bulk s3api tempauth copy slo dlo proxy-server

[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
node_timeout = 60

[filter:catch_errors]
use = egg:swift#catch_errors

[filter:gatekeeper]
use = egg:swift#gatekeeper

[filter:cache]
use = egg:swift#memcache
memcache_servers = 127.0.0.1:1

[filter:bulk]
use = egg:swift#bulk

[filter:s3api]
use = egg:swift#s3api
location = us-east-1

[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = testing .admin

[filter:copy]
use = egg:swift#copy

[filter:slo]
use = egg:swift#slo

[filter:dlo]
use = egg:swift#dlo
"""

BACK_END_CONF = """[DEFAULT]
swift_dir = {etc}
devices = {devices}
mount_check = false
disable_fallocate = true
log_level = ERROR

[pipeline:main]
pipeline = {name}-server

[app:{name}-server]
use = egg:swift#{name}
"""


def write(path, text):
    with open(path, "w", encoding="utf8") as file:
        file.write(text)


def save_ring(path, port):
    builder = RingBuilder(2, 1, 1)
    builder.add_dev({"id": 0, "region": 1, "zone": 1, "weight": 1, "ip": "127.0.0.1", "port": port, "device": "d1"})
    builder.rebalance()
    builder.get_ring().save(path)


def serve(socket, app):
    # Clients know headers by their usual spelling, `ETag` above all.
    wsgi.server(
        socket,
        app,
        utils.NullLogger(),
        protocol=SwiftHttpProtocol,
        custom_pool=eventlet.GreenPool(1024),
        capitalize_response_headers=False,
    )


def main(directory):
    etc, devices = os.path.join(directory, "etc"), os.path.join(directory, "srv")
    os.makedirs(etc)
    os.makedirs(os.path.join(devices, "d1"))
    write(os.path.join(etc, "swift.conf"), SWIFT_CONF)
    utils.set_swift_dir(etc)
    storage_policy.reload_storage_policies()
    sockets = {name: eventlet.listen(("127.0.0.1", 0)) for name in BACK_ENDS}
    for name, socket in sockets.items():
        save_ring(os.path.join(etc, name + ".ring.gz"), socket.getsockname()[1])
    for name, socket in sockets.items():
        conf = os.path.join(etc, name + "-server.conf")
        write(conf, BACK_END_CONF.format(etc=etc, devices=devices, name=name))
        eventlet.spawn(serve, socket, loadapp(conf))
    conf = os.path.join(etc, "proxy-server.conf")
    write(conf, PROXY_CONF.format(etc=etc))
    proxy, socket = loadapp(conf), eventlet.listen(("127.0.0.1", 0))
    print("ready", socket.getsockname()[1], flush=True)
    serve(socket, proxy)


main(sys.argv[1])
