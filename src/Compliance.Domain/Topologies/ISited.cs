using Compliance.Domain.Declarations;

namespace Compliance.Domain.Topologies;

/// <summary>A subject that is judged for one site.</summary>
public interface ISited : ISubject
{
    Site Site { get; }
}
