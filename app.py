"""The Streamlit app's entry: ``streamlit run app.py``. What a visitor sees is drawn by ``geo/ui/script.py``."""

from starlette.middleware import Middleware
from streamlit.starlette import App

from geo.ui.preview import SCRIPT, LinkPreview

app = App(SCRIPT, middleware=[Middleware(LinkPreview)])
