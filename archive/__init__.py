"""The site around the archive: settings, addresses, storage. It holds no word of the domain.

Django must not meet the system's SQLite first: older ones can corrupt a write-ahead log that several processes share.
"""

import sys

import pysqlite3
import pysqlite3.dbapi2

sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
