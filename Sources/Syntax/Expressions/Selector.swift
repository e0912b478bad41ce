/// One element picked from an axis: `year = 2028`.
package struct Selector: Sendable {

  /// The axis.
  package let axis: Name

  /// The formula of the element.
  package let element: ExpressionID

  /// Creates the selector of `element` of `axis`.
  package init(axis: Name, element: ExpressionID) {
    self.axis = axis
    self.element = element
  }

}
