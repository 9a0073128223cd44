"""Posts (chức danh) and the officers who hold them, with dates; an officer is the account that signs in."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from doingoai.organisations.dated import Dated
from doingoai.organisations.models.body import Body
from doingoai.organisations.roles import Access, Role, Scope
from doingoai.organisations.seat import Seat


class OfficerManager(BaseUserManager["Officer"]):
    """Makes accounts; there is no self-registration."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Officer:
        officer = self.model(username=username, **fields)
        officer.set_password(password)
        officer.save(using=self._db)
        return officer


class Officer(AbstractBaseUser):
    """A person who signs in. Rights come from the posts held on the day, never from the account."""

    username = models.CharField(_("tên đăng nhập"), max_length=60, unique=True, validators=[UnicodeUsernameValidator()])
    full_name = models.CharField(_("họ và tên"), max_length=100)
    email = models.EmailField(_("thư điện tử"), blank=True)
    is_active = models.BooleanField(_("đang hoạt động"), default=True)
    date_joined = models.DateTimeField(_("ngày tạo"), default=timezone.now, editable=False)

    objects = OfficerManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        ordering = ("full_name",)
        verbose_name = _("cán bộ")

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    @cached_property
    def seat(self) -> Seat:
        """What the officer is today; read once per request, on the instance that the request carries."""
        return self.seat_on(timezone.localdate())

    def seat_on(self, day: dt.date) -> Seat:
        """What the officer was on `day`: posts, bodies, scope, clearance."""
        holdings = self.holdings.valid_on(day).select_related("post__body__province").order_by("pk")
        return Seat.of(list(holdings))


class Post(models.Model):
    """A chair in a body: its title, the role that the authority matrix names, how far it sees."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="posts")
    title = models.CharField(_("chức danh"), max_length=120)
    role = models.CharField(_("vai trò"), max_length=20, choices=Role.choices)
    scope = models.CharField(_("phạm vi"), max_length=10, choices=Scope.choices)
    clearance = models.PositiveSmallIntegerField(_("mức truy cập"), choices=Access.choices, default=Access.INTERNAL)

    class Meta:
        verbose_name = _("chức danh")

    def __str__(self) -> str:
        return f"{self.title}, {self.body}"


class Holding(Dated):
    """An officer in a post from one day to another."""

    officer = models.ForeignKey(Officer, models.CASCADE, related_name="holdings")
    post = models.ForeignKey(Post, models.PROTECT, related_name="holdings")
    acting = models.BooleanField(_("quyền, phụ trách"), default=False)

    class Meta:
        verbose_name = _("giữ chức danh")

    def __str__(self) -> str:
        return f"{self.officer}: {self.post}"
