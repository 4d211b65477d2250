namespace Compliance.Infrastructure.Tables;

/// <summary>The table service refused for a reason that no caller can act on: a bug, or missing rights.</summary>
internal sealed class TableException : Exception
{
    public TableException(TableError error)
        : base($"The table service answered {error.Status} {error.Code}: {error.Message}")
    {
    }
}
