using Azure;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>Keeps calls within what Azure admits. Safe for any number of threads.</summary>
internal interface IPace
{
    /// <returns>Null when a request may be sent now, which is then counted; else how long to wait before asking again.</returns>
    TimeSpan? Take();

    /// <summary>Must follow each request that was admitted.</summary>
    /// <param name="response">Null when none came.</param>
    void Answered(Response? response);
}
