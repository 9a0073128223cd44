"""Provinces and communes, bodies with dated names, posts and the officers who hold them."""

from doingoai.organisations.models.body import Body, BodyName
from doingoai.organisations.models.officer import Holding, Officer, Post
from doingoai.organisations.models.place import Commune, Province

__all__ = ["Body", "BodyName", "Commune", "Holding", "Officer", "Post", "Province"]
