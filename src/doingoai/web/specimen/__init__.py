"""The page of all components, for developers: hard cases on purpose; routed only under DEBUG."""
