namespace Compliance.Simulator.Kql;

/// <summary>A query this engine cannot answer exactly: bad syntax, an unknown name, or a construct that is not simulated.</summary>
internal sealed class KqlException(string message, int position = -1) : Exception(message)
{
    /// <summary>Zero-based offset in the query text, or -1 when the fault has no single place.</summary>
    public int Position { get; } = position;
}
