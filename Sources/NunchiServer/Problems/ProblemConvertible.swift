/// An error that knows what problem it is to whoever asked.
package protocol ProblemConvertible: Error {
    /// The problem.
    var problem: Problem { get }
}
