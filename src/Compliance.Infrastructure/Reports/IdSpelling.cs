using Compliance.Domain.Estates;
using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.Reports;

/// <summary>
/// The one spelling of an id in results: as its own row has it, else lower-cased. What a reference to it looks like differs
/// from writer to writer and from read to read.
/// </summary>
internal sealed class IdSpelling(Estate estate)
{
    public string Of(ResourceId id) => estate.Find(id)?.Id.Text ?? id.Lower;
}
