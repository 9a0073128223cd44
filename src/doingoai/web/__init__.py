"""The design system: page frame, components, charts, form guidance, formats; no models and no business."""
