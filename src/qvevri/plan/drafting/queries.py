"""Questions about chapters and comments."""

from qvevri.plan.drafting.models import Comment
from qvevri.plan.programme.models import Plan


def unanswered(plan: Plan) -> list[Comment]:
    """The comments on a plan that everybody sees and nobody has answered, the oldest first."""
    return list(Comment.objects.filter(plan=plan).unanswered().order_by("pk"))
