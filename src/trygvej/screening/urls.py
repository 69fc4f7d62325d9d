"""Addresses of the room."""

from django.urls import URLPattern, path

from trygvej.screening import views_children, views_sheets
from trygvej.screening.hotline import views, views_shift
from trygvej.screening.screen import views as screen
from trygvej.screening.selfcheck import views as selfcheck
from trygvej.screening.tips import views as tips
from trygvej.screening.tips import views_public as giving

app_name = "screening"
urlpatterns: list[URLPattern] = [
    path("hotline/", views_shift.shift, name="shift"),
    path("hotline/notes/<int:pk>/take/", views_shift.shift_take, name="shift-take"),
    path("hotline/calls/", views.calls, name="calls"),
    path("hotline/calls/export.csv", views_sheets.calls, name="calls-export"),
    path("hotline/calls/new/", views.call_new, name="call-new"),
    path("hotline/calls/similar/", views.similar, name="call-similar"),
    path("hotline/calls/<int:pk>/", views.call, name="call"),
    path("hotline/calls/<int:pk>/note/", views.call_note, name="call-note"),
    path("hotline/calls/<int:pk>/<slug:name>/", views.call_move, name="call-move"),
    path("hotline/operations/", views_shift.operation_list, name="operations"),
    path("hotline/operations/new/", views_shift.operation_new, name="operation-new"),
    path("tip/", giving.begin, name="tip-begin"),
    path("tip/<slug:lang>/", giving.give, name="tip-give"),
    path("tip/<slug:lang>/back/", giving.back, name="tip-back"),
    path("check/", selfcheck.begin, name="check-begin"),
    path("check/<slug:lang>/", selfcheck.check, name="check"),
    path("check/<slug:lang>/card/", selfcheck.card, name="check-card"),
    path("tips/", tips.tips, name="tips"),
    path("tips/export.csv", views_sheets.tips, name="tips-export"),
    path("tips/<int:pk>/", tips.tip, name="tip"),
    path("tips/<int:pk>/answer/", tips.tip_answer, name="tip-answer"),
    path("tips/<int:pk>/brief/", tips.tip_brief, name="tip-brief"),
    path("tips/<int:pk>/files/<int:number>/", tips.tip_file, name="tip-file"),
    path("tips/<int:pk>/<slug:name>/", tips.tip_move, name="tip-move"),
    path("children/", views_children.clocks, name="children"),
    path("children/<int:pk>/", views_children.clock, name="child"),
    path("children/<int:pk>/met/", views_children.clock_met, name="child-met"),
    path("screening/", screen.choose, name="choose"),
    path("screening/ask/", screen.ask, name="ask"),
    path("screenings/", screen.screenings, name="screenings"),
    path("screenings/export.csv", views_sheets.screenings, name="screenings-export"),
    path("screenings/<int:pk>/", screen.screening, name="screening"),
    path("screenings/<int:pk>/<slug:name>/", screen.screening_move, name="screening-move"),
]
