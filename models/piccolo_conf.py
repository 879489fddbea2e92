"""What Piccolo's commands look for."""

from piccolo.conf.apps import AppRegistry

from models.database import DB

APP_REGISTRY = AppRegistry(apps=["models.piccolo_app"])

__all__ = ["APP_REGISTRY", "DB"]
